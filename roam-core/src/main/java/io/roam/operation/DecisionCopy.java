package io.roam.operation;

import io.roam.files.FileNumber;
import io.roam.home.HomeConfig;
import io.roam.home.HomeLayout;
import io.roam.ledger.Ledger;
import io.roam.ledger.UserRules;
import io.roam.spi.Disk;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Keeps the second copy of the user's rules, in the configuration; the ledger is always written first. */
record DecisionCopy(HomeLayout layout, Disk disk) {
    /** Completes the configuration, and the ledger where it lacks a rule or the file of the key; returns the configuration. */
    HomeConfig copy(Ledger ledger) {
        HomeConfig config = HomeConfig.read(layout.config());
        UserRules rules = ledger.userRules();
        rules.addConfigured();
        HomeConfig now = config.with(new TreeSet<>(rules.privateRules()), rules.mappings(), ledger.decisions());
        if (!now.equals(config)) {
            now.write(layout.config(), disk);
            rules.setConfigured(now.ignore(), now.map(), now.decisions());
        }
        rememberKeyFile(ledger);
        return now;
    }

    private void rememberKeyFile(Ledger ledger) {
        if (ledger.owner().keyFile().isEmpty()) {
            OptionalLong number = FileNumber.ofStable(layout.key());
            if (number.isPresent()) {
                ledger.rememberKeyFile(number);
            }
        }
    }
}
