import about from "../../package.json" with { type: "json" };

/** The version of the API, as the package has it. */
export const { version } = about;
