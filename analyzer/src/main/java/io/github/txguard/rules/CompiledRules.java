package io.github.txguard.rules;

import io.github.txguard.api.RuleClassification;
import io.github.txguard.api.RuleClassification.Impact;
import io.github.txguard.api.RuleInfo;
import io.github.txguard.api.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules in a form that is read at once; reading their documents takes a cold virtual machine a tenth of a second, which is more
 * than all else of a run in which nothing has changed. The build writes it from the documents and packs it into the jar; where it is
 * missing, as in an editor's build, the documents are read.
 */
final class CompiledRules {
    private CompiledRules() {}

    /**
     * Writes rules.
     *
     * @param rules rules
     * @throws IOException never, for nothing is written but memory
     */
    static byte[] write(List<RuleInfo> rules) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(rules.size());
        for (RuleInfo rule : rules) {
            text(out, rule.id());
            text(out, rule.title());
            text(out, rule.severity().name());
            texts(out, rule.kinds());
            out.writeBoolean(rule.enabled());
            texts(out, rule.tags());
            text(out, rule.since());
            out.writeInt(rule.effortMinutes());
            classification(out, rule.classification());
            text(out, rule.advice());
            text(out, rule.markdown());
            text(out, rule.html());
        }
        return bytes.toByteArray();
    }

    private static void classification(DataOutputStream out, RuleClassification classification) throws IOException {
        text(out, classification.type());
        text(out, classification.attribute());
        out.writeInt(classification.impacts().size());
        for (Impact impact : classification.impacts()) {
            text(out, impact.quality());
            text(out, impact.severity());
        }
        out.writeInt(classification.weaknesses().size());
        for (int weakness : classification.weaknesses()) {
            out.writeInt(weakness);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    /**
     * Reads rules.
     *
     * @param file what was written
     * @throws IOException if it cannot be read
     */
    static List<RuleInfo> read(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file.readAllBytes()));
        List<RuleInfo> rules = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            rules.add(new RuleInfo(
                    text(in),
                    text(in),
                    Severity.valueOf(text(in)),
                    texts(in),
                    in.readBoolean(),
                    texts(in),
                    text(in),
                    in.readInt(),
                    classification(in),
                    text(in),
                    text(in),
                    text(in)));
        }
        return rules;
    }

    private static RuleClassification classification(DataInputStream in) throws IOException {
        String type = text(in);
        String attribute = text(in);
        List<Impact> impacts = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            impacts.add(new Impact(text(in), text(in)));
        }
        List<Integer> weaknesses = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            weaknesses.add(in.readInt());
        }
        return new RuleClassification(type, attribute, impacts, weaknesses);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] utf8 = in.readNBytes(length);
        if (utf8.length < length) {
            throw new EOFException();
        }
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            texts.add(text(in));
        }
        return texts;
    }
}
