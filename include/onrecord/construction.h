// The constructions that statements are found by, as `read --explain` names them and `read --without` switches them off
// (docs/attribution.md has an example and a figure of each).
#pragma once

namespace onrecord {

enum class Construction {
    preposed_content,   // “The pier is safe,” Ruiz said.
    postposed_content,  // Ruiz said the pier was safe.
    inverted,           // “The pier is safe,” said Ruiz.
    split_content,      // “The pier,” Ruiz said, “is safe.”
    any_verb,           // “The pier is safe!” snarled the cook.
    led_in,             // Ruiz went on:¶ “The pier is safe.”
    elliptic,           // Ruiz got up and said the pier was safe.
    according,          // According to Ruiz, the pier is safe.
    colon,              // Ruiz: “The pier is safe.”
    signature,          // “The pier is safe.” – Ana Ruiz
    question,           // Ruiz was asked whether the pier was safe.
    noun,               // Ruiz’s claim that the pier is safe
    adjective,          // Ruiz is confident that the pier is safe.
    back_reference,     // The pier is safe. Ruiz said so.
    agent,              // The closure was confirmed by Ruiz.
    valuation,          // The council put the cost at nine million.
    silence,            // Calls to Ruiz were not returned.
    hearing,            // The inquest was also told that the pier was safe.
    shared_cue,         // Ruiz said the pier was safe, and Brand that it was not.
    nested,             // Ruiz said Brand had claimed the pier was safe.
    frame,              // by the network's frame of the cue alone
};

}  // namespace onrecord
