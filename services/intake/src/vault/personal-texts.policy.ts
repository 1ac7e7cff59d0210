/** What makes two personal texts the same: kinds are compared apart, so that no name equals a telephone. */
export interface Comparable {
  readonly kind: 'name' | 'phone' | 'text';
  readonly text: string;
}

const kinds: Readonly<Record<string, Comparable['kind']>> = {
  'petitioner.name': 'name',
  'petitioner.phone': 'phone',
  contact: 'phone',
  applicant: 'name',
};

/** Digits only, without China's prefix before a mobile number; what holds no digits is compared as written. */
function phoneText(text: string): string {
  const digits = text.normalize('NFKC').replaceAll(/\D/g, '');
  return digits === '' ? text.trim() : digits.replace(/^(00)?86(?=1\d{10}$)/, '');
}

/** A text as it is compared: names without white space, telephones by their digits, everything else as it stands. */
export function comparable(path: string, text: string): Comparable {
  const kind = kinds[path] ?? 'text';
  switch (kind) {
    case 'name':
      return { kind, text: text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase() };
    case 'phone':
      return { kind, text: phoneText(text) };
    case 'text':
      return { kind, text };
  }
}

/** Characters, as people count them. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** Where the vault keeps a text: the receipt of the event that brought it, and the path in it. */
export const vaultRef = (receipt: string, path: string): string => `${receipt}.${path}`;
