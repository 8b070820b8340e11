// Builds the style sheets, the script and the fonts of the site into the static files of hefboom.web.
// Same input, same bytes: the build is reproducible, so nothing built is committed.
import { build } from "esbuild";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "src", "hefboom", "web", "static", "built");

// The base layer of design tokens: the Voorbeeld theme, on :root, without the brands that we do not use.
const tokens = readFileSync(
  join(here, "node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"),
  "utf8",
)
  .replace(/^\.voorbeeld-theme \{/m, ":root {")
  .split("\n")
  .filter((line) => !/^\s*--(todo|denhaag|lux|ams|rhc)-/.test(line))
  .join("\n");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
writeFileSync(join(here, "node_modules", ".tokens.css"), tokens);

const result = await build({
  absWorkingDir: here,
  entryPoints: { app: "src/app.css", script: "src/app.js" },
  outdir: out,
  bundle: true,
  minify: true,
  target: ["es2020", "chrome100", "firefox100", "safari15"],
  assetNames: "fonts/[name]-[hash]",
  loader: { ".woff2": "file" },
  legalComments: "linked",
  metafile: true,
  logLevel: "warning",
});
for (const [file, { bytes }] of Object.entries(result.metafile.outputs)) {
  console.log(`${String(bytes).padStart(8)}  ${file.split("/static/").pop()}`);
}
