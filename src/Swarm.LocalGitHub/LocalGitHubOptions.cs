using Microsoft.AspNetCore.Http;

namespace Swarm.LocalGitHub;

/// <summary>How a local GitHub is started.</summary>
public sealed record LocalGitHubOptions
{
    /// <summary>Folder that holds the bare git repositories. It is made when absent and never cleaned by the server.</summary>
    public required string RootFolder { get; init; }

    /// <summary>TCP port on 127.0.0.1. Default 0: the system picks a free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock behind every timestamp, expiry and rate window. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Requests an hour that each caller may make. Default: 5,000, as on GitHub.com.</summary>
    public int RequestsPerHour { get; init; } = 5000;

    /// <summary>Stands before every request to the API, to git and to the pages, as middleware does. Default: nothing stands there.</summary>
    public Func<HttpContext, RequestDelegate, Task>? Around { get; init; }
}
