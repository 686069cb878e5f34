package io.roam.pool;

import io.roam.chain.BatchId;
import io.roam.chain.PackId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which pack of a conversation holds a batch; of several, one of them. The folder's lock guards it. */
final class PackIndex {
    private final Map<PackId, List<BatchId>> packs = new HashMap<>();
    private final Map<BatchId, PackId> packOf = new HashMap<>();

    void add(PackId pack, List<BatchId> ids) {
        packs.put(pack, List.copyOf(ids));
        ids.forEach(id -> packOf.putIfAbsent(id, pack));
    }

    Optional<PackId> find(BatchId id) {
        return Optional.ofNullable(packOf.get(id));
    }

    boolean contains(BatchId id) {
        return packOf.containsKey(id);
    }

    /** Returns the batches in the packs. */
    Set<BatchId> ids() {
        return packOf.keySet();
    }

    /** Returns the batches of each pack, in their order. */
    Map<PackId, List<BatchId>> packs() {
        return packs;
    }
}
