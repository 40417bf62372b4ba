import { element } from './element.js';

const TOKEN = /(?<comment>\/\/.*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?)|(?<keyword>\b(?:async|await|catch|const|else|false|for|function|if|let|new|null|return|this|throw|true|try|typeof|undefined|var|while)\b)|(?<number>\b\d[\w.]*)|(?<name>\b(?:_giosg|giosg)\b)/g;

/**
 * JavaScript as text and spans whose classes name what each is. Only a reader's help: a wrong guess costs a colour.
 * @param {string} code
 */
export function highlight(code) {
  const parts = document.createDocumentFragment();
  let end = 0;
  for (const match of code.matchAll(TOKEN)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? [];
    parts.append(code.slice(end, match.index), element('span', { className: `code-${kind}`, textContent: match[0] }));
    end = match.index + match[0].length;
  }
  parts.append(code.slice(end));
  return parts;
}
