import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsEmail,
  IsEnum,
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsUrl,
  IsUUID,
  Length,
  Max,
  MinLength,
} from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import 'reflect-metadata';
import { documentPayloads, payloadClasses } from './payload-schemas.js';

class Asked {
  @IsNotEmpty() filled: string;
  @MinLength(3) long: string;
  @Length(2, 4) between: string;
  @Length(2) atLeast: string;
  @IsNumber() @Max(9) much: number;
  @IsObject() record: object;
  @IsEnum({ a: 'x', b: 'y' }) choice: string;
  @IsUUID() id: string;
  @IsUrl() address: string;
  @IsEmail() mail: string;
  @IsArray() @ArrayMinSize(1) @ArrayUnique() @MinLength(2, { each: true }) words: string[];
  @ApiProperty({ type: 'string', description: 'own' }) @IsNotEmpty() own: string;
}

class NotAsked {
  plain: string;
}

const schemaOf = (field: string): unknown =>
  Reflect.getMetadata('swagger/apiModelProperties', Asked.prototype, field) as unknown;

describe('the keyword of a rule', () => {
  beforeAll(() => documentPayloads());

  it.each([
    ['filled', { type: 'string', minLength: 1, required: true }],
    ['long', { type: 'string', minLength: 3, required: true }],
    ['between', { type: 'string', minLength: 2, maxLength: 4, required: true }],
    ['atLeast', { type: 'string', minLength: 2, required: true }],
    ['much', { type: 'number', maximum: 9, required: true }],
    ['record', { type: 'object', required: true }],
    ['choice', { type: 'string', enum: ['x', 'y'], required: true }],
    ['id', { type: 'string', format: 'uuid', required: true }],
    ['address', { type: 'string', format: 'uri', required: true }],
    ['mail', { type: 'string', format: 'email', required: true }],
    ['words', { type: 'array', minItems: 1, uniqueItems: true, items: { minLength: 2 }, required: true }],
  ])('of %s says the same in JSON Schema', (field, expected) => {
    expect(schemaOf(field)).toMatchObject(expected);
  });

  it('gives way to what a field says of itself', () => {
    expect(schemaOf('own')).toStrictEqual({ type: 'string', description: 'own', isArray: false });
  });

  it('is asked of payload classes only: those that have rules', () => {
    expect([payloadClasses().includes(Asked), payloadClasses().includes(NotAsked)]).toStrictEqual([true, false]);
  });
});
