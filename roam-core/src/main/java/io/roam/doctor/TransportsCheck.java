package io.roam.doctor;

import io.roam.exchange.Exchange;
import io.roam.exchange.TransportLine;
import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import java.util.ArrayList;
import java.util.List;

/** Reports whether there is a transport. */
record TransportsCheck(Exchange exchange) implements Check {
    @Override
    public List<Diagnosis> run() {
        exchange.peerStates(); // tells the transports whom they look for
        List<Diagnosis> found = new ArrayList<>();
        for (TransportLine transport : exchange.transports().all()) {
            List<Reason.Coded> remarks = transport.remarks();
            remarks.forEach(remark -> found.add(warning(remark, transport.address())));
            if (remarks.isEmpty()) {
                found.add(Diagnosis.good("sync-method", "Sync method", transport.address()));
            }
        }
        if (found.isEmpty()) {
            found.add(Diagnosis.warning(
                    "no-sync-method", "No sync method", "", Remedy.run(ActionKind.INIT_VIA, "syncthing")));
        }
        return found;
    }

    private static Diagnosis warning(Reason.Coded remark, String address) {
        Reason reason = remark.reason();
        return Diagnosis.warning("sync-method", reason.what(), address, reason.remedy());
    }
}
