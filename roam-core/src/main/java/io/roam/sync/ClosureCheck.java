package io.roam.sync;

import io.roam.api.HomeClosedException;
import io.roam.api.HomeClosure;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceId;
import io.roam.exchange.DeviceCards;
import io.roam.ledger.Ledger;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds whether a home is closed, because rules of the user may be missing. Asked before anything is captured, accepted, given out or
 * placed.
 *
 * @param device this device
 * @param ofConfig why the home is closed for its configuration alone
 * @param configured how many decisions the configuration knows
 * @param keyFile the number by which the file system knows the file of the key
 */
public record ClosureCheck(
        DeviceId device,
        Optional<HomeClosure> ofConfig,
        long configured,
        OptionalLong keyFile,
        Ledger ledger,
        DeviceCards cards) {

    /** Returns why the home is closed; empty if it is not. */
    public Optional<HomeClosure> find() {
        return ledger.closure()
                .or(this::findOtherDevice)
                .or(() -> ofConfig)
                .or(this::findCopy)
                .or(this::findLaterDecisions);
    }

    /**
     * Checks that the home is not closed.
     *
     * @throws HomeClosedException if it is
     */
    public void requireOpen() {
        find().ifPresent(why -> {
            throw new HomeClosedException(why);
        });
    }

    private Optional<HomeClosure> findOtherDevice() {
        return ledger.owner().device().equals(Optional.of(device))
                ? Optional.empty()
                : Optional.of(HomeClosure.otherDevice());
    }

    private Optional<HomeClosure> findCopy() {
        return isCopied() ? Optional.of(HomeClosure.copied()) : Optional.empty();
    }

    /** Whether the file of the key is another one than the ledger remembers. */
    public boolean isCopied() {
        OptionalLong remembered = ledger.owner().keyFile();
        return remembered.isPresent() && !remembered.equals(keyFile);
    }

    private Optional<HomeClosure> findLaterDecisions() {
        long here = ledger.decisions();
        if (configured > here) {
            return Optional.of(HomeClosure.olderThanConfig(here, configured));
        }
        return cards.find(device)
                .filter(card -> card.decisions() > here)
                .map(card -> ledger.owner().wasOvertaken()
                        ? HomeClosure.keyShared(card.name(), here, card.decisions())
                        : HomeClosure.olderThanCard(card.name(), here, card.decisions()));
    }

    /** Returns this device's own card, which may have come back from another device. */
    public Optional<DeviceCard> ownCard() {
        return cards.find(device);
    }
}
