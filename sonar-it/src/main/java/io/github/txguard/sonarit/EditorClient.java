package io.github.txguard.sonarit;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.sonarsource.sonarlint.core.rpc.client.SonarLintCancelChecker;
import org.sonarsource.sonarlint.core.rpc.client.SonarLintRpcClientDelegate;
import org.sonarsource.sonarlint.core.rpc.protocol.backend.config.binding.BindingSuggestionDto;
import org.sonarsource.sonarlint.core.rpc.protocol.backend.tracking.TaintVulnerabilityDto;
import org.sonarsource.sonarlint.core.rpc.protocol.client.binding.AssistBindingParams;
import org.sonarsource.sonarlint.core.rpc.protocol.client.binding.AssistBindingResponse;
import org.sonarsource.sonarlint.core.rpc.protocol.client.binding.NoBindingSuggestionFoundParams;
import org.sonarsource.sonarlint.core.rpc.protocol.client.connection.AssistCreatingConnectionParams;
import org.sonarsource.sonarlint.core.rpc.protocol.client.connection.AssistCreatingConnectionResponse;
import org.sonarsource.sonarlint.core.rpc.protocol.client.connection.ConnectionSuggestionDto;
import org.sonarsource.sonarlint.core.rpc.protocol.client.hotspot.HotspotDetailsDto;
import org.sonarsource.sonarlint.core.rpc.protocol.client.http.GetProxyPasswordAuthenticationResponse;
import org.sonarsource.sonarlint.core.rpc.protocol.client.http.ProxyDto;
import org.sonarsource.sonarlint.core.rpc.protocol.client.http.X509CertificateDto;
import org.sonarsource.sonarlint.core.rpc.protocol.client.issue.IssueDetailsDto;
import org.sonarsource.sonarlint.core.rpc.protocol.client.issue.RaisedIssueDto;
import org.sonarsource.sonarlint.core.rpc.protocol.client.log.LogParams;
import org.sonarsource.sonarlint.core.rpc.protocol.client.message.MessageType;
import org.sonarsource.sonarlint.core.rpc.protocol.client.message.ShowSoonUnsupportedMessageParams;
import org.sonarsource.sonarlint.core.rpc.protocol.client.plugin.DidSkipLoadingPluginParams;
import org.sonarsource.sonarlint.core.rpc.protocol.client.progress.ReportProgressParams;
import org.sonarsource.sonarlint.core.rpc.protocol.client.progress.StartProgressParams;
import org.sonarsource.sonarlint.core.rpc.protocol.client.smartnotification.ShowSmartNotificationParams;
import org.sonarsource.sonarlint.core.rpc.protocol.client.telemetry.TelemetryClientLiveAttributesResponse;
import org.sonarsource.sonarlint.core.rpc.protocol.common.ClientFileDto;
import org.sonarsource.sonarlint.core.rpc.protocol.common.Either;
import org.sonarsource.sonarlint.core.rpc.protocol.common.Language;
import org.sonarsource.sonarlint.core.rpc.protocol.common.TokenDto;
import org.sonarsource.sonarlint.core.rpc.protocol.common.UsernamePasswordDto;

/** What an editor answers to the engine's questions; it keeps the issues that it is told to show. */
final class EditorClient implements SonarLintRpcClientDelegate {
    /** After so long without news there are no more: matching with the server's issues comes after the analysis. */
    private static final long QUIET_SECONDS = 2;

    private final EditorProject project;
    private final String token;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final LinkedBlockingQueue<Map<URI, List<RaisedIssueDto>>> raised = new LinkedBlockingQueue<>();
    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    /**
     * Makes one.
     *
     * @param project what is open
     * @param token the user's token for the server
     */
    EditorClient(EditorProject project, String token) {
        this.project = project;
        this.token = token;
    }

    /** What is open. */
    EditorProject project() {
        return project;
    }

    /** What the engine said. */
    String log() {
        return String.join("\n", log);
    }

    /**
     * Waits until the engine may be asked to analyze.
     *
     * @param seconds how long
     * @return whether it may be
     * @throws InterruptedException if we are asked to stop
     */
    boolean awaitReadiness(long seconds) throws InterruptedException {
        return ready.await(seconds, TimeUnit.SECONDS);
    }

    /** Forgets what was shown so far. */
    void forgetIssues() {
        raised.clear();
    }

    /**
     * What the editor shows for a file once the engine has no more news.
     *
     * @param file the file
     * @throws InterruptedException if we are asked to stop
     */
    List<RaisedIssueDto> issues(URI file) throws InterruptedException {
        List<RaisedIssueDto> last = List.of();
        for (var news = raised.poll(QUIET_SECONDS, TimeUnit.SECONDS);
                news != null;
                news = raised.poll(QUIET_SECONDS, TimeUnit.SECONDS)) {
            last = news.getOrDefault(file, last);
        }
        return last;
    }

    @Override
    public void raiseIssues(String scope, Map<URI, List<RaisedIssueDto>> issues, boolean intermediate, UUID analysis) {
        if (!intermediate) {
            raised.add(issues);
        }
    }

    @Override
    public void didChangeAnalysisReadiness(Set<String> scopes, boolean areReady) {
        if (areReady) {
            ready.countDown();
        }
    }

    @Override
    public void log(LogParams entry) {
        String trace = entry.getStackTrace();
        log.add(entry.getLevel() + " " + entry.getMessage() + (trace == null ? "" : "\n" + trace));
    }

    @Override
    public void didSkipLoadingPlugin(
            String scope,
            Language language,
            DidSkipLoadingPluginParams.SkipReason reason,
            String least,
            String current) {
        log.add("SKIPPED the plugin of " + language + ": " + reason + ", needs " + least + ", has " + current);
    }

    @Override
    public Either<TokenDto, UsernamePasswordDto> getCredentials(String connection) {
        return Either.forLeft(new TokenDto(token));
    }

    @Override
    public Path getBaseDir(String scope) {
        return project.folder();
    }

    @Override
    public List<ClientFileDto> listFiles(String scope) {
        return project.files(scope);
    }

    @Override
    public Map<String, String> getInferredAnalysisProperties(String scope, List<URI> files) {
        return project.properties();
    }

    @Override
    public String matchSonarProjectBranch(
            String scope, String main, Set<String> all, SonarLintCancelChecker cancelChecker) {
        return main;
    }

    @Override
    public List<ProxyDto> selectProxies(URI address) {
        return List.of(ProxyDto.NO_PROXY);
    }

    @Override
    public GetProxyPasswordAuthenticationResponse getProxyPasswordAuthentication(
            String host, int port, String protocol, String prompt, String scheme, URL target) {
        return new GetProxyPasswordAuthenticationResponse("", "");
    }

    @Override
    public boolean checkServerTrusted(List<X509CertificateDto> chain, String authenticationType) {
        return false;
    }

    @Override
    public AssistCreatingConnectionResponse assistCreatingConnection(
            AssistCreatingConnectionParams params, SonarLintCancelChecker cancelChecker) {
        throw new CancellationException();
    }

    @Override
    public AssistBindingResponse assistBinding(AssistBindingParams params, SonarLintCancelChecker cancelChecker) {
        throw new CancellationException();
    }

    @Override
    public TelemetryClientLiveAttributesResponse getTelemetryLiveAttributes() {
        throw new CancellationException();
    }

    @Override
    public String getClientLiveDescription() {
        return "";
    }

    @Override
    public void showMessage(MessageType type, String text) {
        log.add("MESSAGE " + type + " " + text);
    }

    @Override
    public void showSoonUnsupportedMessage(ShowSoonUnsupportedMessageParams params) {
        log.add("MESSAGE " + params.getText());
    }

    // What follows shows something to a user, who is not there.

    @Override
    public void suggestBinding(Map<String, List<BindingSuggestionDto>> suggestions) {}

    @Override
    public void suggestConnection(Map<String, List<ConnectionSuggestionDto>> suggestions) {}

    @Override
    public void openUrlInBrowser(URL address) {}

    @Override
    public void showSmartNotification(ShowSmartNotificationParams params) {}

    @Override
    public void showHotspot(String scope, HotspotDetailsDto details) {}

    @Override
    public void showIssue(String scope, IssueDetailsDto details) {}

    @Override
    public void startProgress(StartProgressParams params) {}

    @Override
    public void reportProgress(ReportProgressParams params) {}

    @Override
    public void didSynchronizeConfigurationScopes(Set<String> scopes) {}

    @Override
    public void didChangeMatchedSonarProjectBranch(String scope, String branch) {}

    @Override
    public void didChangeTaintVulnerabilities(
            String scope, Set<UUID> closed, List<TaintVulnerabilityDto> added, List<TaintVulnerabilityDto> updated) {}

    @Override
    public void noBindingSuggestionFound(NoBindingSuggestionFoundParams params) {}
}
