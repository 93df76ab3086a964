# The bot and what its cells are made of. Agents' programs and the tool chains of your repositories are added in an image
# of your own on top (deploy/README.md).
#
# A tag says what is meant and the digest what is fetched; change both together. The digests are of the images for
# several processors.

FROM mcr.microsoft.com/dotnet/sdk:10.0.401-noble@sha256:e70cdb7f80b0348f5cb85f19a8f670fca061f033d57eed12fa003d58b0e06317 AS build
WORKDIR /src
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/ src/
RUN --mount=type=cache,target=/root/.nuget/packages \
    dotnet publish src/Swarm.Bot --configuration Release --output /out --nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0.12-noble@sha256:222759b391a1aaf241166672c8f99b2d4ada452e7b5319f3c6e8f265a37b5ad4 AS bot
# curl asks for health. tini is process 1: it takes leave of orphans, which a .NET program does not.
# The data folder exists here so that a new volume gets its owner and its mode.
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
        bubblewrap ca-certificates curl git socat tini util-linux \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -m 0700 -o 1654 -g 1654 /var/lib/swarm \
    && ln -s /app/swarm /usr/local/bin/swarm
COPY --from=build /out/ /app/
# No diagnostics socket in /tmp, where agents' work is prepared.
ENV DOTNET_EnableDiagnostics=0 \
    Swarm__Data=/var/lib/swarm
# The base image's own ordinary user, as a number: Kubernetes can see that it is not root.
USER 1654:1654
WORKDIR /var/lib/swarm
EXPOSE 8080
ENTRYPOINT ["/usr/bin/tini", "--", "/app/swarm"]
CMD ["serve", "--urls", "http://0.0.0.0:8080"]
