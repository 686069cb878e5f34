package io.roam.transport.syncthing;

import com.google.common.xml.XmlEscapers;
import java.nio.file.Path;
import java.util.List;

/**
 * The configuration with which a managed instance is started. It is written again at each start, so that a damaged one does no harm.
 * Syncthing adds the settings that are missing.
 */
record ConfigFile(String gui, String key, List<String> listen, boolean discovery, Path shared) {
    /** Differs from the default, so that the user's instance can run beside; equal everywhere, so that devices find each other. */
    static final int ANNOUNCE_PORT = 21_037;

    private static final int VERSION = 35;

    String text(String own, DesiredConfig config) {
        StringBuilder xml = new StringBuilder("<configuration version=\"" + VERSION + "\">\n");
        xml.append(folder(own, config));
        xml.append(device(own, config.name(), List.of("dynamic")));
        config.devices().forEach((id, other) -> xml.append(device(id, other.name(), other.addresses())));
        xml.append("<gui enabled=\"true\" tls=\"false\">")
                .append(element("address", gui))
                .append(element("apikey", key))
                .append("</gui>\n")
                .append(options())
                .append("</configuration>\n");
        return xml.toString();
    }

    private String folder(String own, DesiredConfig config) {
        StringBuilder xml = new StringBuilder("<folder id=\"" + FolderConfig.ID + "\" label=\"" + FolderConfig.LABEL
                + "\" path=\"" + XmlEscapers.xmlAttributeEscaper().escape(shared.toString()) + "\" type=\"sendreceive\""
                + " rescanIntervalS=\"" + FolderConfig.RESCAN_SECONDS
                + "\" fsWatcherEnabled=\"false\" ignorePerms=\"true\" autoNormalize=\"false\">\n");
        xml.append("<maxConflicts>-1</maxConflicts><pullerDelayS>0</pullerDelayS><pullerPauseS>"
                + FolderConfig.RETRY_SECONDS + "</pullerPauseS>\n");
        xml.append("<device id=\"" + own + "\"></device>\n");
        config.devices().keySet().forEach(id -> xml.append("<device id=\"" + id + "\"></device>\n"));
        return xml.append("</folder>\n").toString();
    }

    private static String device(String id, String name, List<String> addresses) {
        StringBuilder xml = new StringBuilder("<device id=\"" + id + "\" name=\""
                + XmlEscapers.xmlAttributeEscaper().escape(name) + "\" compression=\"never\">");
        addresses.forEach(address -> xml.append(element("address", address)));
        return xml.append("<numConnections>3</numConnections></device>\n").toString();
    }

    private String options() {
        StringBuilder xml = new StringBuilder("<options>\n");
        listen.forEach(address -> xml.append(element("listenAddress", address)));
        xml.append(element("globalAnnounceEnabled", discovery))
                .append(element("localAnnounceEnabled", discovery))
                .append(element("localAnnouncePort", ANNOUNCE_PORT))
                .append(element("localAnnounceMCAddr", "[ff12::8384]:" + ANNOUNCE_PORT))
                .append(element("relaysEnabled", discovery))
                .append(element("natEnabled", discovery))
                .append(element("reconnectionIntervalS", 5))
                .append(element("startBrowser", false))
                .append(element("urAccepted", -1))
                .append(element("autoUpgradeIntervalH", 0))
                .append(element("crashReportingEnabled", false))
                .append(element("setLowPriority", false));
        if (!discovery) {
            xml.append(element("stunKeepaliveStartS", 0)).append(element("announceLANAddresses", false));
        }
        return xml.append("</options>\n").toString();
    }

    private static String element(String name, Object value) {
        return "<" + name + ">" + XmlEscapers.xmlContentEscaper().escape(value.toString()) + "</" + name + ">\n";
    }
}
