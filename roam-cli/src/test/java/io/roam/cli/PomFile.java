package io.roam.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A {@code pom.xml}, or a part of one that a document shows. */
record PomFile(Document document) {

    /**
     * What names an artifact: a dependency, a plugin.
     *
     * @param group empty where Maven has a default
     * @param version empty if another place states it
     */
    record Coordinates(String group, String artifact, String version) {}

    static PomFile read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    static PomFile parse(String text) throws IOException {
        try {
            return new PomFile(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("not XML: " + text, e);
        }
    }

    /** Returns the text of the root's child, or of the child of its child, or empty text. */
    String text(String... path) {
        Element at = document.getDocumentElement();
        for (String name : path) {
            List<Element> next = children(at, name);
            if (next.isEmpty()) {
                return "";
            }
            at = next.get(0);
        }
        return at.getTextContent().strip();
    }

    /** Returns the text of every element of that name. */
    List<String> texts(String name) {
        return elements(name).map(element -> element.getTextContent().strip()).toList();
    }

    /** Returns what every element of that name, {@code dependency} or {@code plugin}, names. */
    List<Coordinates> coordinates(String name) {
        return elements(name)
                .map(element -> new Coordinates(
                        child(element, "groupId"), child(element, "artifactId"), child(element, "version")))
                .toList();
    }

    private Stream<Element> elements(String name) {
        return stream(document.getElementsByTagName(name));
    }

    private static String child(Element element, String name) {
        return children(element, name).stream()
                .map(one -> one.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static List<Element> children(Element element, String name) {
        return stream(element.getChildNodes())
                .filter(one -> one.getTagName().equals(name))
                .toList();
    }

    private static Stream<Element> stream(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
