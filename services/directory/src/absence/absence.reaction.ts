import { parseStream } from '@kaoji/kernel';
import { PostedPostAbsent, type Posted } from '@kaoji/contracts';
import type { AbsenceCommand } from './absence.decide.js';

interface PostedEvent {
  readonly stream: string;
  readonly data: object;
}

interface AddressedAbsence {
  readonly stream: string;
  readonly command: AbsenceCommand;
}

/** What agencies post of their people (contract.md, `post.absent`; the subject is the person's code). */
export const absenceReactions: Readonly<Record<string, (event: PostedEvent) => readonly AddressedAbsence[]>> = {
  [PostedPostAbsent.type]: ({ stream, data }) => {
    const { from, to, posting } = data as Posted<PostedPostAbsent>;
    const command = { type: 'be-absent-as-posted', from, to, registrar: posting.registrar } as const;
    return [{ stream: `person/${parseStream(stream).id}`, command }];
  },
};
