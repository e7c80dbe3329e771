/** The compiler's own types would take the place of Node's wherever they are read. */
export function compileKernel(): Promise<Uint8Array>;
