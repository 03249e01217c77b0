#include "record/stored_links.h"

#include "record/item_keys.h"
#include "record/kind/kinds.h"
#include "record/link_writer.h"

namespace onrecord {

bool store_links(Database& database, const StoredReadings& readings, const Links& links, LinkMemory* memory) {
    const ItemKeys keys(links, readings.id_hashes());
    LinkWriter writer(database, readings, keys, memory);
    for (const Kind* kind : kKinds) {
        if (kind->write == nullptr) continue;
        writer.begin_kind(*kind);
        kind->write(links, writer);
        writer.end_kind();
    }
    return writer.finish(links);
}

}  // namespace onrecord
