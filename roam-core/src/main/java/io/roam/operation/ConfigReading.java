package io.roam.operation;

import io.roam.api.HomeClosure;
import io.roam.api.UnreadableConfigException;
import io.roam.device.DeviceKey;
import io.roam.exchange.DeviceCards;
import io.roam.files.FileNumber;
import io.roam.home.HomeConfig;
import io.roam.home.HomeLayout;
import io.roam.ledger.Ledger;
import io.roam.spi.Machine;
import io.roam.sync.ClosureCheck;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The configuration as it was read; one that is absent or unreadable closes the home.
 *
 * @param config an empty one if it could not be read
 */
record ConfigReading(HomeConfig config, Optional<HomeClosure> closure) {
    static ConfigReading of(HomeLayout layout, Machine machine) {
        if (!HomeConfig.isIn(layout.config())) {
            return closed(machine, HomeClosure.configLost(layout.configFile()));
        }
        try {
            return new ConfigReading(HomeConfig.read(layout.config()), Optional.empty());
        } catch (UnreadableConfigException e) {
            return closed(machine, HomeClosure.configUnreadable(e));
        }
    }

    private static ConfigReading closed(Machine machine, HomeClosure closure) {
        return new ConfigReading(HomeConfig.empty(machine.name()), Optional.of(closure));
    }

    /** Adds the rules that stand in the configuration to a ledger. */
    Ledger withRules(Ledger ledger) {
        ledger.userRules().setConfigured(config.ignore(), config.map(), config.decisions());
        return ledger;
    }

    ClosureCheck closureCheck(DeviceKey key, Path keyFile, Ledger ledger, DeviceCards cards) {
        return new ClosureCheck(
                key.publicKey().id(), closure, config.decisions(), FileNumber.of(keyFile), ledger, cards);
    }
}
