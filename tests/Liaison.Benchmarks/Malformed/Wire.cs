using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Liaison.Benchmarks.Malformed;

/// <summary>What came back, byte by byte.</summary>
/// <param name="Head">Status line and headers.</param>
public sealed record Received(int Status, string Head, string Body)
{
    /// <summary>A header, or null.</summary>
    public string? Header(string name) => Head.Split("\r\n")
        .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}

/// <summary>A bare connection: it sends what no client would, and reads what comes back.</summary>
public sealed class Wire(Uri address) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private Socket? socket;
    private byte[] buffer = new byte[64 * 1024];
    private int filled;

    /// <summary>Sends one request and reads its answer; null where the connection ended without one.</summary>
    /// <param name="isLast">The connection is not used again.</param>
    /// <param name="hasBody">False for an answer to HEAD.</param>
    /// <param name="isCut">The sending side is closed, as by a client that goes away.</param>
    public async Task<Received?> Send(ReadOnlyMemory<byte> request, bool isLast, bool hasBody, bool isCut = false)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await Open(patience.Token);
            await socket!.SendAsync(request, patience.Token);
            if (isCut)
                socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // Refused before all of it was sent: the answer is there all the same, if any.
        }
        try
        {
            var received = await Receive(hasBody, patience.Token);
            if (isLast || isCut || received?.Header("Connection") == "close" || received is null)
                Dispose();
            return received;
        }
        catch (Exception broken) when (broken is SocketException or OperationCanceledException)
        {
            Dispose();
            return null;
        }
    }

    public void Dispose()
    {
        socket?.Dispose();
        (socket, filled) = (null, 0);
    }

    private async Task Open(CancellationToken patience)
    {
        if (socket is not null)
            return;
        socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", address.Port, patience);
    }

    private async Task<Received?> Receive(bool hasBody, CancellationToken patience)
    {
        while (true)
        {
            int end;
            while ((end = Find("\r\n\r\n"u8, 0)) < 0)
            {
                if (!await More(patience))
                    return null;
            }
            var head = Encoding.Latin1.GetString(buffer, 0, end);
            Take(end + 4);
            var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
            // An interim answer, e.g. 100 Continue, is followed by the real one.
            if (status < 200)
                continue;
            var received = new Received(status, head, "");
            return hasBody && status is not (204 or 304) ? received with { Body = await Body(received, patience) } : received;
        }
    }

    private async Task<string> Body(Received head, CancellationToken patience)
    {
        if (head.Header("Transfer-Encoding") == "chunked")
            return await Chunks(patience);
        var length = int.Parse(head.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetString(await Exactly(length, patience));
    }

    private async Task<string> Chunks(CancellationToken patience)
    {
        using var body = new MemoryStream();
        while (true)
        {
            int end;
            while ((end = Find("\r\n"u8, 0)) < 0 && await More(patience))
            {
                // the size of the next chunk is on its way
            }
            if (end < 0)
                break;
            var size = int.Parse(Encoding.ASCII.GetString(buffer, 0, end), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Take(end + 2);
            body.Write((await Exactly(size + 2, patience)).AsSpan()[..^2]);
            if (size == 0)
                break;
        }
        return Encoding.UTF8.GetString(body.ToArray());
    }

    private async Task<byte[]> Exactly(int length, CancellationToken patience)
    {
        while (filled < length && await More(patience))
        {
            // read on
        }
        var taken = buffer[..Math.Min(length, filled)];
        Take(taken.Length);
        return taken.Length == length ? taken : throw new SocketException((int)SocketError.ConnectionReset);
    }

    private async Task<bool> More(CancellationToken patience)
    {
        if (filled == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = await socket!.ReceiveAsync(buffer.AsMemory(filled), patience);
        filled += read;
        return read > 0;
    }

    private int Find(ReadOnlySpan<byte> mark, int from) => buffer.AsSpan(from, filled - from).IndexOf(mark);

    private void Take(int count)
    {
        buffer.AsSpan(count, filled - count).CopyTo(buffer);
        filled -= count;
    }
}
