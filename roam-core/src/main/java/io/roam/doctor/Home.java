package io.roam.doctor;

import io.roam.spi.Machine;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the files of the home stand that is looked at.
 *
 * @param data the folder of what must not be lost
 * @param config the configuration's folder
 * @param cache the folder of what can be made anew
 * @param pool the circle's folder in the pool
 * @param exchange the folder of what is exchanged
 * @param key the private key
 * @param files others that only the user may read
 */
public record Home(
        Machine machine, Path data, Path config, Path cache, Path pool, Path exchange, Path key, List<Path> files) {
    /** Makes one; the list is copied. */
    public Home {
        files = List.copyOf(files);
    }

    List<Path> folders() {
        return List.of(data, config, cache, pool, exchange);
    }

    /** Those in which a run that was cut off leaves temporary files. */
    List<Path> worked() {
        return List.of(
                data,
                config,
                cache.resolve("texts"),
                exchange,
                exchange.resolve("knocks"),
                pool.resolve("tmp"),
                pool.resolve("devices"));
    }
}
