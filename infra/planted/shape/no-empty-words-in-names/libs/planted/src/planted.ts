export class MatterService {}
