import { origin, region } from "./stage.ts";

const ownIssuer = process.env["PASSA_OIDC_ISSUER"];

/** The OpenID provider: Cognito, unless the municipality brings its own issuer (PASSA_OIDC_ISSUER). What `deployedOidc` reads. */
export const oidc = ownIssuer
  ? {
      PASSA_OIDC_ISSUER: ownIssuer,
      PASSA_OIDC_CLIENT_ID: new sst.Secret("OidcClientId").value,
      PASSA_OIDC_CLIENT_SECRET: new sst.Secret("OidcClientSecret").value,
      // What its `acr` claim says when a second factor was asked for.
      PASSA_OIDC_STAFF_ACR: process.env["PASSA_OIDC_STAFF_ACR"] ?? "urn:passa:mfa",
    }
  : byCognito();

function byCognito() {
  const pool = new sst.aws.CognitoUserPool("People", {
    usernames: ["email"],
    // Of everybody: Cognito has no `acr` claim that could tell of whom it was asked.
    mfa: "on",
    softwareToken: true,
    domain: { prefix: `passa-${$app.stage}` },
    transform: {
      userPool: {
        adminCreateUserConfig: { allowAdminCreateUserOnly: true },
        passwordPolicy: {
          minimumLength: 14,
          requireLowercase: false,
          requireUppercase: false,
          requireNumbers: false,
          requireSymbols: false,
          temporaryPasswordValidityDays: 7,
        },
        deletionProtection: $app.stage === "production" ? "ACTIVE" : "INACTIVE",
      },
    },
  });
  const client = pool.addClient("PortalClient", {
    callbackUrls: [`${origin}/api/v1/sign-in/callback`],
    transform: {
      client: {
        generateSecret: true,
        allowedOauthFlowsUserPoolClient: true,
        allowedOauthFlows: ["code"],
        allowedOauthScopes: ["openid", "email", "profile"],
        supportedIdentityProviders: ["COGNITO"],
        preventUserExistenceErrors: "ENABLED",
      },
    },
  });
  return {
    PASSA_OIDC_ISSUER: $interpolate`https://cognito-idp.${region}.amazonaws.com/${pool.id}`,
    PASSA_OIDC_CLIENT_ID: client.id,
    PASSA_OIDC_CLIENT_SECRET: client.secret,
    PASSA_OIDC_SECOND_FACTOR: "everybody",
  };
}
