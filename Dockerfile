# The server, self-contained and precompiled, on an image without shell and package manager.
# docker compose up --build, or for both architectures: docker buildx build --platform linux/amd64,linux/arm64 -t summarizer .
# The SDK runs on the builder's architecture and compiles for the target's: emulated it would take ten times as long.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
# First what decides about packages: they stay in the cache when only code changes.
COPY Directory.Build.props Directory.Packages.props global.json ./
COPY src/Summarizer.Text/Summarizer.Text.csproj src/Summarizer.Text/
COPY src/Summarizer/Summarizer.csproj src/Summarizer/
COPY src/Summarizer.Server/Summarizer.Server.csproj src/Summarizer.Server/
RUN dotnet restore src/Summarizer.Server -a $TARGETARCH -p:SelfContained=true -p:PublishReadyToRun=true
COPY . .
RUN dotnet publish src/Summarizer.Server -c Release -a $TARGETARCH --no-restore --self-contained -p:PublishReadyToRun=true -o /app

# "extra" contains the cultures and time zones needed to read dates and languages.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
# Not root. The server writes nothing to the file system of the image.
USER $APP_UID
ENV Azurite__Start=false DOTNET_EnableDiagnostics=0 ASPNETCORE_URLS=http://+:8080
EXPOSE 8080
# The image has no shell and no curl: the program checks itself.
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["/app/Summarizer.Server", "health", "http://localhost:8080"]
ENTRYPOINT ["/app/Summarizer.Server", "serve"]
