package io.github.txguard.store;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.Confidence;
import io.github.txguard.api.Pairs;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Requests as bytes, for a process with the same working folder. Who listens to progress is left out, and so are texts of editors. */
public final class RequestCodec {
    private RequestCodec() {}

    /**
     * Writes a request.
     *
     * @param request the request, without texts
     */
    public static byte[] encode(AnalysisRequest request) {
        ByteSink sink = new ByteSink();
        sink.text(request.root().toString());
        paths(sink, request.sources());
        paths(sink, request.classPath());
        paths(sink, request.summaries());
        paths(sink, request.catalogs());
        sink.list(request.includes(), sink::text);
        sink.list(request.excludes(), sink::text);
        sink.text(request.encoding().name());
        sink.list(request.encodings().entrySet(), each -> encoding(sink, each));
        sink.number(request.threads());
        sink.flag(request.fork());
        sink.text(request.pairs().name());
        sink.text(request.minConfidence().name());
        sink.list(request.enabledRules(), sink::text);
        sink.list(request.disabledRules(), sink::text);
        sink.flag(request.failFast());
        Path cache = request.cache();
        sink.text(cache == null ? null : cache.toString());
        return sink.toByteArray();
    }

    private static void paths(ByteSink sink, List<Path> paths) {
        sink.list(paths, path -> sink.text(path.toString()));
    }

    private static void encoding(ByteSink sink, Map.Entry<Path, Charset> encoding) {
        sink.text(encoding.getKey().toString());
        sink.text(encoding.getValue().name());
    }

    /**
     * Reads a request.
     *
     * @param bytes what was written
     * @return a builder, to which is added what was left out
     * @throws CorruptUnitException if that is not what they are
     */
    public static AnalysisRequest.Builder decode(byte[] bytes) throws CorruptUnitException {
        try {
            ByteSource source = new ByteSource(ByteBuffer.wrap(bytes));
            AnalysisRequest.Builder request = AnalysisRequest.builder(Path.of(source.text()))
                    .sources(paths(source))
                    .classPath(paths(source))
                    .summaries(paths(source))
                    .catalogs(paths(source))
                    .includes(source.list(source::text))
                    .excludes(source.list(source::text))
                    .encoding(Charset.forName(source.text()));
            source.list(() -> request.encoding(Path.of(source.text()), Charset.forName(source.text())));
            request.threads(source.number())
                    .fork(source.flag())
                    .pairs(Pairs.valueOf(source.text()))
                    .minConfidence(Confidence.valueOf(source.text()))
                    .enabledRules(source.list(source::text))
                    .disabledRules(source.list(source::text))
                    .failFast(source.flag());
            String cache = source.optionalText();
            request.cache(cache == null ? null : Path.of(cache));
            source.end();
            return request;
        } catch (RuntimeException e) {
            throw new CorruptUnitException(e);
        }
    }

    private static List<Path> paths(ByteSource source) {
        return source.list(() -> Path.of(source.text()));
    }
}
