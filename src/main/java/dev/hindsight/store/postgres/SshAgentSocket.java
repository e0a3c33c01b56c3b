package dev.hindsight.store.postgres;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.common.util.threads.ThreadUtils;

/** The running SSH agent, over the socket that {@code SSH_AUTH_SOCK} names. The library's own needs native code. */
final class SshAgentSocket extends AbstractAgentProxy {
    /** The agent's protocol allows 256 KiB per message. */
    private static final int MOST_BYTES = 256 << 10;

    private final SocketChannel channel;

    private SshAgentSocket(SocketChannel channel) {
        super(ThreadUtils.newSingleThreadExecutor("SSH agent"));
        this.channel = channel;
    }

    /** What opens the agent; empty where none is running. */
    static Optional<SshAgentFactory> factory() {
        String socket = System.getenv("SSH_AUTH_SOCK");
        return socket != null && Files.exists(Path.of(socket))
                ? Optional.of(new Opening(Path.of(socket)))
                : Optional.empty();
    }

    static SshAgent open(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        return new SshAgentSocket(channel);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    protected synchronized Buffer request(Buffer question) throws IOException {
        ByteBuffer sent = ByteBuffer.wrap(question.getCompactData());
        while (sent.hasRemaining()) {
            channel.write(sent);
        }
        int length = read(Integer.BYTES).getInt();
        if (length < 1 || length > MOST_BYTES) {
            throw new IOException("The SSH agent answers with " + length + " bytes.");
        }
        return new ByteArrayBuffer(read(length).array());
    }

    @Override
    public void close() throws IOException {
        channel.close();
        super.close();
    }

    private ByteBuffer read(int length) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(length);
        while (answer.hasRemaining()) {
            if (channel.read(answer) < 0) {
                throw new EOFException("The SSH agent hung up.");
            }
        }
        return answer.flip();
    }

    private record Opening(Path socket) implements SshAgentFactory {
        @Override
        public SshAgent createClient(Session session, FactoryManager manager) throws IOException {
            return open(socket);
        }

        @Override
        public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
            return List.of();
        }

        @Override
        public SshAgentServer createServer(ConnectionService service) {
            throw new UnsupportedOperationException("Nothing is forwarded to the agent.");
        }
    }
}
