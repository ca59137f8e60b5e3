/** The shape a translation must have: the keys of the English texts. The test of the words lists the keys that have none. */
export type Translation<Texts> = { readonly [Key in keyof Texts]?: Texts[Key] extends string ? string : Translation<Texts[Key]> };
