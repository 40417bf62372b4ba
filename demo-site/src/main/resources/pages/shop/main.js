import { $ } from './element.js';
import { playground } from './playground.js';
import { reads } from './reads.js';
import { shop } from './shop.js';

shop();
playground(reads());
$('snippet').textContent = `<!-- giosg tag -->\n<script>${/** @type {HTMLScriptElement} */ (document.querySelector('script[nonce]')).text}</script>`;

// The groups of examples are made here, after the browser looked for the address's anchor.
if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
