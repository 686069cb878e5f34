package io.roam.operation;

import io.roam.api.Adapters;
import io.roam.api.Providers;
import io.roam.api.UnreadableConfigException;
import io.roam.capture.SessionIndex;
import io.roam.device.DeviceKey;
import io.roam.exchange.DeviceCards;
import io.roam.exchange.Exchange;
import io.roam.exchange.ExchangeContext;
import io.roam.home.HomeLayout;
import io.roam.home.OpenTransports;
import io.roam.ledger.Ledger;
import io.roam.pool.BatchSequences;
import io.roam.pool.Pool;
import io.roam.spi.Machine;
import io.roam.sync.HomeContext;
import io.roam.workspace.CloneFinder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Opens the parts of a home that belong to one state of its files. */
record ContextOpener(HomeLayout layout, Machine machine, Providers providers, OpenTransports transports) {
    HomeContext open(ConfigReading config) {
        DeviceKey key = DeviceKey.load(layout.key(), layout.cache());
        Pool pool = new Pool(layout.pool(), layout.cache(), machine.disk());
        BatchSequences sequences = new BatchSequences(pool, layout.cache());
        Ledger ledger = config.withRules(Ledger.open(layout.ledger(), machine.disk()));
        DeviceCards cards = new DeviceCards(pool.devicesFolder(), machine.disk());
        ExchangeContext forExchange = new ExchangeContext(HomeLayout.CIRCLE, key, machine, pool, sequences, ledger);
        Exchange exchange = new Exchange(
                forExchange,
                layout.exchange(),
                cards,
                transports.openAll(config.config().transports()));
        transports.deliverTo(exchange.inbox());
        return new HomeContext(
                machine.withSettings(config.config().settings()),
                HomeLayout.CIRCLE,
                key,
                new Adapters(providers.adapters()),
                cloneFinder(config.config().roots()),
                pool,
                sequences,
                ledger,
                new SessionIndex(layout.cache()),
                cards,
                exchange,
                config.closureCheck(key, layout.key(), ledger, cards));
    }

    private CloneFinder cloneFinder(List<String> roots) {
        return new CloneFinder(machine, roots.stream().map(this::rootFolder).toList(), layout.clones());
    }

    private Path rootFolder(String text) {
        try {
            return machine.home().getFileSystem().getPath(text);
        } catch (InvalidPathException e) {
            throw new UnreadableConfigException("a folder in it is not a path", layout.configFile(), e);
        }
    }
}
