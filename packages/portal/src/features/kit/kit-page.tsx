export function KitPage() {
  return <main id="m" className="page" />;
}
