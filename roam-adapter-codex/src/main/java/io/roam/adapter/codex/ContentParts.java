package io.roam.adapter.codex;

import io.roam.adapter.kit.JsonSlice;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a message's content, and of what a tool returned. */
final class ContentParts {
    private static final String DATA = "data:";
    private static final String BASE_64 = ";base64,";

    private ContentParts() {}

    /** Returns the parts of what a role says. */
    static List<Part> of(JsonSlice message, Role role) {
        Optional<JsonSlice> content = message.member("content");
        List<Part> parts = new ArrayList<>();
        content.flatMap(JsonSlice::string).or(() -> message.string("message")).ifPresent(text -> {
            parts.add(text(text, role));
        });
        content.ifPresent(all -> all.forEachElement(one -> parts.add(part(one, role))));
        return parts;
    }

    /** Returns the parts of what a tool returned: a text, a list of parts, or an object that holds one of these. */
    static List<Part> ofOutput(JsonSlice output) {
        return switch (output.kind()) {
            case STRING -> List.of(Part.Text.of(output.string().orElse("")));
            case ARRAY ->
                output.elements().stream().map(one -> part(one, Role.ASSISTANT)).toList();
            case OBJECT ->
                output.member("content")
                        .filter(content ->
                                content.kind() == JsonSlice.Kind.STRING || content.kind() == JsonSlice.Kind.ARRAY)
                        .map(ContentParts::ofOutput)
                        .orElseGet(() -> List.of(part(output, Role.ASSISTANT)));
            case NULL -> List.of();
            default -> List.of(Part.Text.of(output.toString()));
        };
    }

    private static Part part(JsonSlice part, Role role) {
        Optional<String> image = part.string("image_url");
        if (image.isPresent()) {
            return image(part, image.get());
        }
        return part.string("text").map(text -> text(text, role)).orElseGet(() -> Part.Unknown.of(part.toString()));
    }

    private static Part text(String text, Role role) {
        Optional<String> kind = role == Role.ASSISTANT ? Optional.empty() : UserText.contextKind(text);
        return role == Role.SYSTEM || kind.isPresent()
                ? Part.Context.of(kind.orElse("instructions"), text)
                : Part.Text.of(text);
    }

    /** Returns an image; its bytes are there if its address holds them. */
    private static Part image(JsonSlice part, String address) {
        int type = address.startsWith(DATA) ? address.indexOf(BASE_64) : -1;
        return type < 0
                ? Part.File.of("image")
                : Part.File.of(address.substring(DATA.length(), type))
                        .withContent(Part.Content.ofBase64(() -> bytesOf(part)));
    }

    private static String bytesOf(JsonSlice part) {
        String address = part.string("image_url").orElse("");
        return address.substring(address.indexOf(BASE_64) + BASE_64.length());
    }
}
