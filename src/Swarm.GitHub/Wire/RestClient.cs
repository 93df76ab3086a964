using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Swarm.GitHub;

/// <summary>Typed REST over one lane: paths in, records out, refusals as exceptions or as null where "absent" is an answer.</summary>
internal sealed class RestClient(Exchange exchange, Lane lane, Uri root, WriteOrder order)
{
    // More than any list of the product has; ends a chain of links that never ends.
    private const int MostPages = 1000;

    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> shape, CancellationToken cancellationToken) =>
        Answers.Read(await SendAsync(Get(path), cancellationToken), shape);

    /// <summary>Null for 404 and 410.</summary>
    public async Task<T?> FindAsync<T>(string path, JsonTypeInfo<T> shape, CancellationToken cancellationToken) where T : class
    {
        var answer = await SendAsync(Get(path), cancellationToken);
        return answer.IsAbsent ? null : Answers.Read(answer, shape);
    }

    public Task<Page<T>> GetPageAsync<T>(string path, JsonTypeInfo<T> shape, CancellationToken cancellationToken) =>
        GetPageAsync(new Uri(root, path), shape, cancellationToken);

    /// <summary>All pages of a list.</summary>
    public Task<IReadOnlyList<T>> ListAsync<T>(string path, JsonTypeInfo<IReadOnlyList<T>> shape, CancellationToken cancellationToken) =>
        ListAsync(path, shape, page => page, cancellationToken);

    /// <summary>All pages of a list that comes inside an object.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<TPage, T>(
        string path,
        JsonTypeInfo<TPage> shape,
        Func<TPage, IReadOnlyList<T>> items,
        CancellationToken cancellationToken)
    {
        var all = new List<T>();
        Uri? next = new(root, path);
        for (var count = 0; next is not null; count++)
        {
            if (count == MostPages) throw new GitHubUnreadableException(next, $"the list has more than {MostPages} pages");
            var page = await GetPageAsync(next, shape, cancellationToken);
            all.AddRange(items(page.Value));
            next = page.Next;
        }
        return all;
    }

    public async Task<T> WriteAsync<TBody, T>(Write<TBody> write, JsonTypeInfo<T> shape, CancellationToken cancellationToken) =>
        Answers.Read(await WriteAsync(write, cancellationToken), shape);

    /// <summary>Null where what was to be changed is gone.</summary>
    public async Task<T?> ChangeAsync<TBody, T>(Write<TBody> write, JsonTypeInfo<T> shape, CancellationToken cancellationToken) where T : class
    {
        var answer = await WriteAsync(write, cancellationToken);
        return answer.IsAbsent ? null : Answers.Read(answer, shape);
    }

    public Task<WireAnswer> WriteAsync<TBody>(Write<TBody> write, CancellationToken cancellationToken) =>
        SendAsync(
            new WireRequest(write.Method, new Uri(root, write.Path))
            {
                Body = JsonSerializer.SerializeToUtf8Bytes(write.Body, write.Shape),
                Repeatable = write.Repeatable,
                CountsAsContent = write.CountsAsContent,
            },
            cancellationToken);

    /// <summary>A POST without a body, which may arrive twice and writes no content.</summary>
    public Task<WireAnswer> AskAgainAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new WireRequest(HttpMethod.Post, new Uri(root, path)) { Repeatable = true, CountsAsContent = false }, cancellationToken);

    /// <summary>True where it was there; false where it was gone already.</summary>
    public async Task<bool> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(new WireRequest(HttpMethod.Delete, new Uri(root, path)) { CountsAsContent = true }, cancellationToken);
        if (answer.IsAbsent) return false;
        Answers.Demand(answer);
        return true;
    }

    private WireRequest Get(string path) => new(HttpMethod.Get, new Uri(root, path));

    /// <summary>The same way, waiting otherwise.</summary>
    public RestClient In(WriteOrder other) => new(exchange, lane, root, other with { Before = order.Before });

    private Task<WireAnswer> SendAsync(WireRequest request, CancellationToken cancellationToken) =>
        exchange.SendAsync(lane, request with { Order = order }, cancellationToken);

    private async Task<Page<T>> GetPageAsync<T>(Uri url, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(new WireRequest(HttpMethod.Get, url), cancellationToken);
        return new Page<T>(Answers.Read(answer, shape), Next(answer));
    }

    // A list cut short looks like a complete one, so a link that may not be followed is an error and not an end.
    private Uri? Next(WireAnswer answer)
    {
        var next = LinkHeader.Next(answer.Link);
        if (next is null || root.IsBaseOf(next)) return next;
        throw new GitHubUnreadableException(answer.Url, $"the next page is said to be on {next.Host}, outside {root}");
    }
}
