export const solverPackages: string[];
export function buildWorker(outdir: string): Promise<void>;
