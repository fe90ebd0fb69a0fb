import { type BuildOptions, build, type Plugin } from 'vite';

/** Something that is built on its own: it shares no file with the pages, so that what it needs is all that it loads. */
interface Apart {
  name: string;
  plugins?: () => Plugin[];
  build: BuildOptions;
}

/** Builds something apart, and lays its files among those of the pages. */
export function apart({ name, plugins, build: options }: Apart): Plugin {
  return {
    name: `passerelle:apart-${name}`,
    apply: 'build',
    async generateBundle() {
      const made = await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        plugins: plugins?.() ?? [],
        build: { ...options, write: false, target: 'es2022' },
      });
      const outputs = [made].flat().flatMap((one) => ('output' in one ? one.output : []));
      if (outputs.length === 0) throw new Error(`Nothing came out of the build of ${name}`);
      for (const file of outputs) {
        const source = file.type === 'chunk' ? file.code : file.source;
        this.emitFile({ type: 'asset', fileName: file.fileName, source });
      }
    },
  };
}
