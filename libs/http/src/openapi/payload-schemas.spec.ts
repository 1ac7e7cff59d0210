import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import 'reflect-metadata';
import { documentPayloads } from './payload-schemas.js';

class Item {
  @IsInt()
  @Min(1)
  count: number;
}

class Payload {
  @IsString()
  @MaxLength(5)
  @Matches(/^a/)
  text: string;

  @IsOptional()
  @IsBoolean()
  maybe?: boolean;

  @IsIn(['x', 'y'], { each: true })
  @ArrayMaxSize(3)
  words: string[];

  @ValidateNested({ each: true })
  @Type(() => Item)
  items: Item[];

  @ValidateNested()
  @Type(() => Item)
  item: Item;
}

const documentation = (field: string): unknown =>
  Reflect.getMetadata('swagger/apiModelProperties', Payload.prototype, field);

describe('the documentation of a payload', () => {
  beforeAll(() => {
    documentPayloads();
    documentPayloads();
  });

  it.each([
    ['text', { type: 'string', maxLength: 5, pattern: '^a', required: true }],
    ['maybe', { type: 'boolean', required: false }],
    ['words', { type: 'array', items: { enum: ['x', 'y'] }, maxItems: 3, required: true }],
    ['items', { type: Item, isArray: true, required: true }],
    ['item', { type: Item, isArray: false, required: true }],
  ])('%s says what its rules say', (field, expected) => {
    expect(documentation(field)).toMatchObject(expected);
  });
});
