import * as other from '@nestjs/common';

export const taken = other;
