import { IsCode, IsDayOrTime, IsFlag, IsNotBefore, IsText, rule, textLengths } from '@kaoji/contracts';
import { roles, type Role } from '@kaoji/http';
import { IsOptional } from 'class-validator';
import { IfGiven } from '../http/given.js';
import { passwordLength } from '../session/password.js';

const isEmail = (value: unknown): boolean =>
  typeof value === 'string' && /^[^\s@<>,;]{1,64}@[\w.-]{1,190}$/.test(value);

const IsEmail = (): PropertyDecorator =>
  rule('email', isEmail, { schema: { type: 'string', format: 'email', maxLength: 254 } });

/** Roles that people have; the last two of the table are no people. */
const peopleRoles: readonly Role[] = roles.filter((role) => role !== 'api-key' && role !== 'public');

const IsRoles = (): PropertyDecorator =>
  rule(
    'roles',
    (value) =>
      Array.isArray(value) &&
      value.length <= peopleRoles.length &&
      value.every((role) => (peopleRoles as readonly unknown[]).includes(role)),
    { schema: { type: 'array', items: { enum: [...peopleRoles] } } },
  );

const IsPassword = (): PropertyDecorator =>
  rule(
    'password',
    (value) => typeof value === 'string' && value.length >= passwordLength.least && value.length <= passwordLength.most,
    { schema: { type: 'string', minLength: passwordLength.least, maxLength: passwordLength.most } },
  );

export class PersonToRecord {
  @IsCode() code: string;
  @IsText(textLengths.name) name: string;
  @IsCode() unit: string;
  @IsOptional() @IsEmail() email?: string | null;
  /** Post B. */
  @IsOptional() @IsCode() standIn?: string | null;
}

/** What is left out stays as it is. Rights do not: who moves or leaves loses them. */
export class PersonChange {
  @IfGiven() @IsText(textLengths.name) name?: string;
  @IfGiven() @IsCode() unit?: string;
  @IsOptional() @IsEmail() email?: string | null;
  @IsOptional() @IsCode() standIn?: string | null;
  @IfGiven() @IsFlag() active?: boolean;
}

/** All roles that the person shall have; who confirms names them again. */
export class RightsGiven {
  @IsRoles() roles: string[];
}

/** A day counts whole; the same beginning again replaces, with an end at the beginning it takes back. */
export class AbsenceGiven {
  @IsDayOrTime() from: string;
  @IsDayOrTime() @IsNotBefore('from') to: string;
}

export class AccountGiven {
  @IsCode() username: string;
  @IsPassword() password: string;
}

export class PasswordChange {
  @IsText(200) password: string;
  @IsPassword() newPassword: string;
}
