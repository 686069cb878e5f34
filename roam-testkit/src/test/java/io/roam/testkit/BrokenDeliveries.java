package io.roam.testkit;

import io.roam.spi.DiskException;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Contracts of transports that each break one rule of delivery or of lanes. */
final class BrokenDeliveries {
    private BrokenDeliveries() {}

    /** Takes no empty file. */
    static final class SkipsEmptyFiles extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                boolean isAcceptable(Map.Entry<String, byte[]> file, MemoryVisit visit) {
                    return file.getValue().length > 0 && super.isAcceptable(file, visit);
                }
            };
        }
    }

    /** Publishes what it is given first, and nothing later. */
    static final class PublishesOnce extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                private boolean hasPublished;

                @Override
                public synchronized void publish(Collection<Path> files) {
                    if (!hasPublished) {
                        super.publish(files);
                    }
                    hasPublished |= !files.isEmpty();
                }
            };
        }
    }

    /** Counts all files as sent. */
    static final class CountsAllAsSent extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                private int all;

                @Override
                public synchronized void publish(Collection<Path> files) {
                    super.publish(files);
                    all = files.size();
                }

                @Override
                public synchronized TransportReport exchange() {
                    TransportReport report = super.exchange();
                    return TransportReport.of(all, report.received())
                            .withFailures(report.failures())
                            .withNotes(report.notes());
                }
            };
        }
    }

    /** Moves the files that it publishes away. */
    static final class RemovesWhatItPublished extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                public synchronized void publish(Collection<Path> files) {
                    super.publish(files);
                    files.forEach(file -> file.toFile().delete());
                }
            };
        }
    }

    /** Takes all files anew when it was opened. */
    static final class TakesAllAnew extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                private final Set<String> once = new HashSet<>();
                private boolean hasExchanged;

                @Override
                public synchronized void publish(Collection<Path> files) {
                    super.publish(hasExchanged ? files : List.of());
                }

                @Override
                public synchronized TransportReport exchange() {
                    hasExchanged = true;
                    return super.exchange();
                }

                @Override
                boolean isAcceptable(Map.Entry<String, byte[]> file, MemoryVisit visit) {
                    return NAME.matcher(file.getKey()).matches() && once.add(file.getKey());
                }
            };
        }
    }

    /** Leaves temporary files. */
    static final class LeavesParts extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                public synchronized TransportReport exchange() {
                    Path part = of.exchange().resolve("left.part");
                    try {
                        Files.createDirectories(of.exchange());
                        Files.write(part, new byte[1]);
                    } catch (IOException e) {
                        throw new DiskException("cannot write", part, e);
                    }
                    return super.exchange();
                }
            };
        }
    }

    /** Writes over a slot before its pack is published. */
    static final class ReplacesSlotsEarly extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                boolean mayReplace() {
                    return true;
                }
            };
        }
    }

    /** Reads lanes of strangers. */
    static final class HearsEverybody extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                boolean hears(String owner) {
                    return true;
                }
            };
        }
    }

    /** Does not read its own lane. */
    static final class HearsOnlyOthers extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                boolean hears(String owner) {
                    return !owner.equals(of.inbox().device()) && super.hears(owner);
                }
            };
        }
    }

    /** Empties the lanes that it read. */
    static final class EmptiesLanesOfOthers extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                public synchronized TransportReport exchange() {
                    TransportReport report = super.exchange();
                    MemoryLanes lanes = of.hub().lanes();
                    lanes.view(of.name()).keySet().stream()
                            .filter(item -> !MemoryLanes.deviceOf(item)
                                    .equals(of.inbox().device()))
                            .forEach(item -> lanes.write(of.name(), item, new byte[0]));
                    return report;
                }
            };
        }
    }

    /** Carries no live batches. */
    static final class ForgetsWhatIsLive extends BrokenContract {
        @Override
        MemoryTransport broken(Device of) {
            return new BrokenTransport(of) {
                @Override
                public synchronized void live(Collection<Path> singles) {
                    super.live(List.of());
                }
            };
        }
    }
}
