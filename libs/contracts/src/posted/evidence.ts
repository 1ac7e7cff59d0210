import { IsAlternative } from '../fields/choice.js';
import { IsNestedList } from '../fields/nested.js';
import { IsCode, IsHref, IsMediaType, IsSha256, IsText, textLengths } from '../fields/text.js';

/** A paper that shows what is said: a file posted before, or an address, and its digest. */
export class PostedEvidence {
  @IsText(textLengths.name) name: string;
  @IsSha256() sha256: string;
  @IsMediaType() mediaType: string;
  @IsAlternative(['fileId'], ['href']) @IsCode() fileId?: string;
  @IsAlternative(['fileId'], ['href']) @IsHref() href?: string;
}

/** Up to 50 papers; `least` 1 where a type asks for evidence. */
export const IsEvidence = (least: 0 | 1 = 0): PropertyDecorator => IsNestedList(() => PostedEvidence, least, 50);
