declare module "virtual:pictograms" {
  /** Address of the sprite that holds every pictogram as a `<symbol>`. */
  export const spriteUrl: string;
}
declare module "virtual:texts" {
  /** Address of each language's compiled catalogue, by language code. */
  export const catalogueUrls: Readonly<Record<string, string>>;
}
