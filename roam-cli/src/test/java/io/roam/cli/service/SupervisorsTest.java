package io.roam.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Tests the texts for each system, with paths full of special characters. */
class SupervisorsTest {
    private static final String NASTY = "/Users/a & \"b\" <c> 'd'/100%h/$x\\n/Zoë]]>-->";

    private static ServiceJob job(String launcher) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("ROAM_HOME", NASTY);
        environment.put("PATH", "/usr/bin:/a b");
        return new ServiceJob("-0123abcd", launcher, environment);
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> texts(Document document, String element) {
        NodeList nodes = document.getElementsByTagName(element);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    @Test
    void systemd() {
        SystemdSupervisor supervisor = new SystemdSupervisor(job("/home/ada/my roam/roam"), Path.of("/units"));
        ServiceDefinition definition = supervisor.definition();
        assertThat(definition.file()).isEqualTo(Path.of("/units/roam-0123abcd.service"));
        assertThat(ContentStamp.isIntact(definition.text())).isTrue();
        assertThat(definition.text().lines().toList())
                .startsWith("[Unit]")
                .containsSubsequence(
                        "[Service]",
                        "ExecStart=\"/home/ada/my roam/roam\" watch",
                        "Environment=\"ROAM_HOME=/Users/a & \\\"b\\\" <c> 'd'/100%%h/$x\\\\n/Zoë]]>-->\"",
                        "Environment=\"PATH=/usr/bin:/a b\"",
                        "Nice=10",
                        "Restart=on-failure",
                        "RestartSec=30",
                        "KillSignal=SIGTERM",
                        "TimeoutStopSec=30",
                        "[Install]",
                        "WantedBy=default.target");
    }

    @Test
    void launchd() throws Exception {
        LaunchdSupervisor launchdSupervisor =
                new LaunchdSupervisor(job(NASTY), Path.of("/Users/a&b/Library"), "gui/501");
        ServiceDefinition definition = launchdSupervisor.definition();
        assertThat(definition.file())
                .isEqualTo(Path.of("/Users/a&b/Library/LaunchAgents/io.roam.watch-0123abcd.plist"));
        assertThat(ContentStamp.isIntact(definition.text())).isTrue();
        String log =
                Path.of("/Users/a&b/Library/Logs/io.roam.watch-0123abcd.log").toString();
        assertThat(texts(parse(definition.text()), "string"))
                .containsExactly("io.roam.watch-0123abcd", NASTY, "watch", NASTY, "/usr/bin:/a b", log, log);
        assertThat(launchdSupervisor.startCommands(FileCondition.OUTDATED).stream()
                        .map(SystemCommand::line))
                .containsExactly(
                        "launchctl bootout gui/501/io.roam.watch-0123abcd",
                        "launchctl bootstrap gui/501 " + definition.file());
    }

    @Test
    void taskScheduler() throws Exception {
        String launcher = "C:\\my & <roam>\\roam.cmd";
        TaskSchedulerSupervisor tasks = new TaskSchedulerSupervisor(job(launcher), Path.of("/config"), "HOME\\A & B");
        ServiceDefinition definition = tasks.definition();
        assertThat(ContentStamp.isIntact(definition.text())).isTrue();
        assertThat(definition.charset()).isEqualTo(StandardCharsets.UTF_16LE);
        assertThat(definition.text()).startsWith("\ufeff<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n");
        Document document = parse(definition.text().substring(1));
        assertThat(texts(document, "UserId")).containsExactly("HOME\\A & B", "HOME\\A & B");
        assertThat(texts(document, "Arguments"))
                .containsExactly("/d /s /c \"set \"ROAM_HOME=" + NASTY + "\"& \"" + launcher + "\" watch\"");
        assertThat(tasks.stopCommands().stream().map(SystemCommand::line))
                .containsExactly("schtasks /End /TN roam-0123abcd", "schtasks /Delete /TN roam-0123abcd /F");
    }

    @Test
    void whatXmlCannotSayIsShown() {
        assertThat(XmlEscaping.escape("a\u0001b\nc😀\ud800")).isEqualTo("a\ufffdb&#10;c😀\ufffd");
    }

    @Test
    void onlySystemdWasTried() {
        assertThat(new SystemdSupervisor(job("/roam"), Path.of("/units")).isTried())
                .isTrue();
        assertThat(new LaunchdSupervisor(job("/roam"), Path.of("/l"), "gui/1").isTried())
                .isFalse();
        assertThat(new TaskSchedulerSupervisor(job("/roam"), Path.of("/c"), "u").isTried())
                .isFalse();
    }
}
