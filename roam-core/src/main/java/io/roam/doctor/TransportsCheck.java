package io.roam.doctor;

import io.roam.exchange.Exchange;
import io.roam.exchange.TransportLine;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import java.util.ArrayList;
import java.util.List;

/** Reports whether there is a transport. */
record TransportsCheck(Exchange exchange) implements Check {
    @Override
    public List<Diagnosis> run() {
        exchange.peerStates(); // tells the transports whom they look for
        List<Diagnosis> found = new ArrayList<>();
        for (TransportLine transport : exchange.transports().all()) {
            List<String> remarks = transport.remarks();
            remarks.forEach(remark -> found.add(Diagnosis.warning("transport", remark, transport.address(), "")));
            if (remarks.isEmpty()) {
                found.add(Diagnosis.good("transport", "devices can meet by", transport.address()));
            }
        }
        if (found.isEmpty()) {
            found.add(Diagnosis.warning(
                    "no-transport",
                    "there is no way in which this device meets others",
                    "",
                    "add one: roam init --via syncthing, or --via folder:/path --unencrypted"));
        }
        return found;
    }
}
