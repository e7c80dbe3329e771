// npm run build: installs the product and builds the portal, and starts nothing: for an image that needs no network later.
import { buildPortal, checkNode, install } from "./workspace.mjs";

checkNode();
install("product");
buildPortal();
