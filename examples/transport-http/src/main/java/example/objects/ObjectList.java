package example.objects;

import example.objects.ObjectStore.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A page of a list of objects, in the XML of S3's {@code ListObjectsV2}.
 *
 * @param nextToken asks for the next page; empty if this is the last one
 */
record ObjectList(List<StoredObject> objects, String nextToken) {
    private static final int MAX_BYTES = 8 << 20;

    /** Reads a page, which may be hostile: it has no external parts, and is of limited size. */
    static ObjectList read(InputStream in) throws IOException {
        byte[] content = in.readNBytes(MAX_BYTES);
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document page = factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
            List<StoredObject> objects = new ArrayList<>();
            NodeList entries = page.getElementsByTagName("Contents");
            for (int i = 0; i < entries.getLength(); i++) {
                Element entry = (Element) entries.item(i);
                objects.add(new StoredObject(text(entry, "Key"), Long.parseLong(text(entry, "Size"))));
            }
            return new ObjectList(objects, text(page.getDocumentElement(), "NextContinuationToken"));
        } catch (ParserConfigurationException | SAXException | NumberFormatException e) {
            throw new IOException("the list of objects cannot be read", e);
        }
    }

    private static String text(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
