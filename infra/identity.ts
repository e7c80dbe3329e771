/** The OpenID provider: Cognito, unless the municipality brings its own issuer (PASSA_OIDC_ISSUER). */
const pool = process.env["PASSA_OIDC_ISSUER"]
  ? undefined
  : new sst.aws.CognitoUserPool("People", {
      usernames: ["email"],
      mfa: "on",
      softwareToken: true,
      transform: {
        userPool: {
          adminCreateUserConfig: { allowAdminCreateUserOnly: true },
          passwordPolicy: { minimumLength: 14, temporaryPasswordValidityDays: 7 },
        },
      },
    });

const client = pool?.addClient("Portal", {
  transform: {
    client: {
      generateSecret: true,
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthFlows: ["code"],
      allowedOauthScopes: ["openid", "email", "profile"],
      preventUserExistenceErrors: "ENABLED",
    },
  },
});

const ownClientId = new sst.Secret("OidcClientId", "");
const ownClientSecret = new sst.Secret("OidcClientSecret", "");

export const oidc = {
  issuer: pool
    ? $interpolate`https://cognito-idp.eu-north-1.amazonaws.com/${pool.id}`
    : process.env["PASSA_OIDC_ISSUER"]!,
  clientId: client ? client.id : ownClientId.value,
  clientSecret: client ? client.secret : ownClientSecret.value,
  /** What the provider's `acr` claim says when a second factor was asked for. */
  staffAcr: process.env["PASSA_OIDC_STAFF_ACR"] ?? "urn:passa:mfa",
};
