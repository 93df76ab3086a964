namespace Swarm.LocalGitHub;

/// <summary>The <paramref name="Nth"/> request that fits gets the fault.</summary>
/// <param name="Method">HTTP method; <c>*</c> fits any.</param>
/// <param name="Path">Path as the server sees it, such as <c>/api/v3/repos/*/issues/*/comments</c>; <c>*</c> stands for any characters.</param>
/// <param name="Nth">Counted from 1 since the plan was set.</param>
/// <param name="Fault">What happens to it.</param>
public sealed record RequestFaultOrder(string Method, string Path, int Nth, RequestFault Fault);
