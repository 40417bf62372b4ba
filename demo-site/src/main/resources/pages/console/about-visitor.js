import { visitorHash } from './address.js';
import { $, setText } from './element.js';
import { factRow, presence, visitFacts } from './fact.js';
import { KeyedList } from './keyed-list.js';
import { textItem } from './text-item.js';
import { taskVariables, variableGroup, variableGroups } from './variable-group.js';

/** @import { ChosenChat } from './chosen-chat.js' */
/** @import { Site } from './site.js' */

/** Beside a chat: what is known of its visitor; of an anonymous one only what the task itself says. */
export class AboutVisitor {
  #facts = new KeyedList($('about-facts'), fact => fact.label, factRow);
  #variables = new KeyedList($('about-variables'), group => group.id, variableGroup);
  #rooms = new KeyedList($('about-rooms'), room => room.id, textItem);
  /** @type {ChosenChat | null} */
  #shown = null;

  /** @param {Site} site @param {ChosenChat | null} chosen */
  show(site, chosen) {
    if (chosen !== this.#shown) for (const list of [this.#facts, this.#variables, this.#rooms]) list.show([]);
    this.#shown = chosen;
    $('about-link').href = chosen?.visitor ? visitorHash(chosen.visitor.id) : '#visitors';
    if (!chosen?.chat) return;

    const { chat, visitor } = chosen;
    $('about-anonymous').hidden = Boolean(visitor);
    $('about-presence').hidden = $('about-link').hidden = $('about-rooms-section').hidden = !visitor;
    const groups = [...taskVariables(chat), ...visitor ? variableGroups(site, visitor) : []];
    this.#variables.show(groups);
    $('about-no-variables').hidden = groups.length > 0 || Boolean(visitor && !visitor.visitor);
    this.#facts.show(visitor ? visitFacts(visitor, { ...visitor.seen, ...visitor.visitor }.visit_count) : []);
    if (!visitor) return;

    setText($('about-presence'), presence(visitor));
    $('about-presence').className = visitor.isPresent ? 'presence present' : 'presence';
    this.#rooms.show((visitor.visitor?.rooms ?? []).map(id => ({ id, text: site.roomName(id) })));
  }
}
