/** Constants of a module, read from memory once a call: built in place they cost three instructions at every use. */
export class ConstantTable {
  readonly values: bigint[] = [];

  /** `address`: where in memory the table will stand. */
  constructor(readonly address: number) {}

  /** Byte address of the constant. */
  addressOf(bits: bigint): number {
    const index = this.values.indexOf(bits);
    return this.address + 8 * (index >= 0 ? index : this.values.push(bits) - 1);
  }
}
