/** The shape a translation must have: the same keys as the English texts. A key that is missing or misspelt does not compile. */
export type Translation<Texts> = { readonly [Key in keyof Texts]: Texts[Key] extends string ? string : Translation<Texts[Key]> };
