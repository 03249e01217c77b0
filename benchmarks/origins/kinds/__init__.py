"""All kinds of story."""
from kinds.breach import BREACH
from kinds.bridge import BRIDGE
from kinds.doping import DOPING
from kinds.ferry import FERRY
from kinds.fire import FIRE
from kinds.flood import FLOOD
from kinds.merger import MERGER
from kinds.recall import RECALL

KINDS = (FIRE, FLOOD, RECALL, FERRY, MERGER, DOPING, BREACH, BRIDGE)
